package org.gatepost.store.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes a data directory of a copy. It is built beside its place and moved there when it is whole.
public final class Restore {
  /// A manifest is no longer than this.
  private static final int MANIFEST_OCTETS_MAX = 64 << 20;

  private final Path building;
  private final SortedMap<String, Manifest.Entry> found = new TreeMap<>();
  private Optional<Manifest> manifest = Optional.empty();

  private Restore(Path building) {
    this.building = building;
  }

  /// Restores the copy.
  ///
  /// @param data missing, or an empty directory
  public static RestoreOutcome to(Path from, Path data) throws IOException {
    if (Files.exists(data) && !isEmptyDirectory(data)) {
      return new RestoreOutcome.NotEmpty(data);
    }
    Path building = data.resolveSibling(data.getFileName() + ".restoring");
    Shelf.remove(building);
    Files.createDirectory(
        building,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      RestoreOutcome outcome = new Restore(building).run(from, data);
      if (outcome instanceof RestoreOutcome.Restored) {
        Files.deleteIfExists(data);
        Files.move(building, data, StandardCopyOption.ATOMIC_MOVE);
        Shelf.sync(data.toAbsolutePath().resolveSibling("."));
      }
      return outcome;
    } finally {
      Shelf.remove(building);
    }
  }

  private RestoreOutcome run(Path from, Path data) throws IOException {
    Optional<String> unreadable;
    try (Shelf shelf = new Shelf.Folder(building)) {
      if (Files.isDirectory(from)) {
        unreadable = fromFolder(from, shelf);
      } else if (Files.isRegularFile(from)) {
        unreadable = fromArchive(from, shelf);
      } else {
        return new RestoreOutcome.NotABackup(from);
      }
    }
    if (unreadable.isPresent()) {
      return new RestoreOutcome.Damaged(unreadable.get());
    }
    return manifest.isPresent()
        ? compare(manifest.get(), data)
        : new RestoreOutcome.NotABackup(from);
  }

  private RestoreOutcome compare(Manifest expected, Path data) {
    for (Map.Entry<String, Manifest.Entry> each : expected.entries().entrySet()) {
      if (!each.getValue().equals(found.get(each.getKey()))) {
        return new RestoreOutcome.Damaged(each.getKey());
      }
    }
    for (String name : found.keySet()) {
      if (!expected.entries().containsKey(name)) {
        return new RestoreOutcome.Damaged(name);
      }
    }
    boolean withMasterKey = found.containsKey(Manifest.MASTER_KEY);
    return new RestoreOutcome.Restored(data, expected.segments(), expected.octets(), withMasterKey);
  }

  /// Takes what the manifest names.
  ///
  /// @return a file that can't be read
  private Optional<String> fromFolder(Path from, Shelf shelf) throws IOException {
    Path list = from.resolve(Manifest.NAME);
    if (!Files.isRegularFile(list) || Files.size(list) > MANIFEST_OCTETS_MAX) {
      return Optional.empty();
    }
    manifest = Manifest.decode(Files.readAllBytes(list));
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    for (String name : manifest.get().entries().keySet()) {
      Path file = from.resolve(name);
      if (!Files.isRegularFile(file)) {
        return Optional.of(name);
      }
      try (InputStream in = Files.newInputStream(file)) {
        found.put(name, shelf.put(name, in, Files.size(file)));
      }
    }
    return Optional.empty();
  }

  /// Takes every member whose name belongs into a copy; the manifest comes last.
  ///
  /// @return a member that can't be read
  private Optional<String> fromArchive(Path from, Shelf shelf) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), Tar.BLOCK * 128)) {
      for (byte[] header = in.readNBytes(Tar.BLOCK);
          header.length == Tar.BLOCK && !Tar.isEnd(header);
          header = in.readNBytes(Tar.BLOCK)) {
        Optional<Tar.Member> member = Tar.read(header);
        if (member.isEmpty()) {
          return found.isEmpty() ? Optional.empty() : Optional.of(from.toString());
        }
        if (!take(member.get(), in, shelf)) {
          return Optional.of(member.get().name());
        }
      }
    }
    return Optional.empty();
  }

  private boolean take(Tar.Member member, InputStream in, Shelf shelf) throws IOException {
    String name = member.name();
    if (name.equals(Manifest.NAME) && member.octets() <= MANIFEST_OCTETS_MAX) {
      manifest = Manifest.decode(in.readNBytes((int) member.octets()));
    } else if (Manifest.isName(name) && !found.containsKey(name)) {
      try {
        found.put(name, shelf.put(name, in, member.octets()));
      } catch (EOFException e) {
        return false;
      }
    } else {
      return false;
    }
    int padding = Tar.padding(member.octets());
    return in.readNBytes(padding).length == padding;
  }

  private static boolean isEmptyDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }
}
