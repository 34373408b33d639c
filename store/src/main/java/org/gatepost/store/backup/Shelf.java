package org.gatepost.store.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where a copy's files are put, one after another.
sealed interface Shelf extends AutoCloseable {
  /// Puts so many octets there under this name and syncs them at the latest when closed.
  Manifest.Entry put(String name, InputStream from, long octets) throws IOException;

  @Override
  void close() throws IOException;

  /// A new file that is its owner's only.
  static FileChannel create(Path file) throws IOException {
    FileAttribute<Set<PosixFilePermission>> owner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner);
  }

  /// Makes a directory's names survive a power cut.
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Removes a file, or a directory with all that is in it, if it is there.
  static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      }
    }
  }

  /// Files in a directory.
  record Folder(Path root) implements Shelf {
    @Override
    public Manifest.Entry put(String name, InputStream from, long octets) throws IOException {
      Path file = root.resolve(name);
      Path parent = file.getParent();
      if (parent != null && !Files.exists(parent)) {
        Files.createDirectory(
            parent,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sync(root);
      }
      try (FileChannel channel = create(file)) {
        OutputStream out = Channels.newOutputStream(channel);
        Manifest.Entry entry = Digesting.copy(from, out, octets);
        channel.force(true);
        return entry;
      }
    }

    @Override
    public void close() throws IOException {
      Path log = root.resolve("log");
      if (Files.exists(log)) {
        sync(log);
      }
      sync(root);
    }
  }

  /// Members of a tar file.
  record Archive(FileChannel channel, OutputStream out) implements Shelf {
    static Archive create(Path file) throws IOException {
      FileChannel channel = Shelf.create(file);
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(channel), Tar.BLOCK * 128);
      return new Archive(channel, out);
    }

    @Override
    public Manifest.Entry put(String name, InputStream from, long octets) throws IOException {
      out.write(Tar.header(name, octets));
      Manifest.Entry entry = Digesting.copy(from, out, octets);
      out.write(new byte[Tar.padding(octets)]);
      return entry;
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        out.write(new byte[2 * Tar.BLOCK]);
        out.flush();
        channel.force(true);
      }
    }
  }
}
