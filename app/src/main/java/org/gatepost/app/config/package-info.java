/// The one configuration: the record of the rooms' records, and where its values come from.
///
/// **Enter at** [Configuration#load]. Values come from `gatepost.toml`, then the environment
/// (`GATEPOST_SMTP_IDLE_TIMEOUT`), then `--set key=value`; the later wins.
///
/// **Always true**
/// - Every problem is reported at once, with file and line, before any port opens.
/// - An unknown key is refused, with the nearest known key.
/// - The reference page and the sample file are made from the same records that are read.
@NullMarked
package org.gatepost.app.config;

import org.jspecify.annotations.NullMarked;
