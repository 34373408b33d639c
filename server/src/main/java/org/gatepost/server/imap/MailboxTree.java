package org.gatepost.server.imap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;

/// An account's mailboxes with the levels between them, so that LIST can say of each what is below
/// it. Made for one command.
final class MailboxTree {
  private final Map<MailboxName, Node> nodes = new LinkedHashMap<>();

  private MailboxTree() {}

  /// The tree of these names, in their order; a level that has none of its own comes before what is
  /// below it.
  static MailboxTree of(List<MailboxEntry> entries) {
    MailboxTree tree = new MailboxTree();
    for (MailboxEntry entry : entries) {
      Optional<Node> parent = entry.name().parent().map(tree::level);
      Node node = tree.nodes.computeIfAbsent(entry.name(), name -> new Node(name, parent));
      node.entry = Optional.of(entry);
      if (entry.exists()) {
        node.tellParents(above -> above.hasChildren = true);
      }
    }
    return tree;
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  /// Marks every level that has, at any depth below it, a name that fits.
  void markAbove(Predicate<Node> fits) {
    for (Node node : List.copyOf(nodes.values())) {
      if (fits.test(node)) {
        node.tellParents(above -> above.fitsBelow = true);
      }
    }
  }

  private Node level(MailboxName name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Node made = new Node(name, name.parent().map(this::level));
    nodes.put(name, made);
    return made;
  }

  /// One name: a mailbox, a name subscribed to, or a level that only leads to others.
  static final class Node {
    private final MailboxName name;
    private final Optional<Node> parent;
    private Optional<MailboxEntry> entry = Optional.empty();
    private boolean hasChildren;
    private boolean fitsBelow;

    private Node(MailboxName name, Optional<Node> parent) {
      this.name = name;
      this.parent = parent;
    }

    MailboxName name() {
      return name;
    }

    /// The mailbox, where there is one.
    Optional<MailboxEntry> mailbox() {
      return entry.filter(MailboxEntry::exists);
    }

    boolean subscribed() {
      return entry.isPresent() && entry.get().subscribed();
    }

    /// Whether a mailbox is below it.
    boolean hasChildren() {
      return hasChildren;
    }

    /// Whether [#markAbove] found something below it.
    boolean fitsBelow() {
      return fitsBelow;
    }

    /// A level between others that exists or leads to one that does.
    boolean leadsToMailboxes() {
      return mailbox().isPresent() || hasChildren;
    }

    private void tellParents(Consumer<Node> news) {
      for (Optional<Node> above = parent; above.isPresent(); above = above.get().parent) {
        news.accept(above.get());
      }
    }
  }
}
