/// What tests of every floor share: seeded cases, golden transcripts, a clock that stands still.
///
/// **Enter at** [Cases] for properties over random input, at [Transcript] for conversations, at
/// [Clock], at [Corpus] for data that others made.
///
/// **Always true**
/// - Every random test prints the one flag that replays it: `-Dcases.seed=N`.
/// - A transcript is compared whole line by whole line; there are no patterns in it.
@NullMarked
package org.gatepost.testkit;

import org.jspecify.annotations.NullMarked;
