package org.gatepost.store.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The files below the data directory, as the store uses them.
public interface Disk {
  /// Makes an empty file, readable and writable by the owner only, and opens it for both.
  DiskFile create(Path file) throws IOException;

  /// Opens a file that exists, to read it and to write into it.
  DiskFile open(Path file) throws IOException;

  /// Opens a file that exists, to read it.
  DiskFile read(Path file) throws IOException;

  /// The names in a directory, sorted.
  List<String> list(Path directory) throws IOException;

  /// Renames within a directory, over whatever has that name.
  void move(Path from, Path to) throws IOException;

  /// Removes a file if it is there.
  void delete(Path file) throws IOException;

  /// Makes a directory for the owner only, unless it is there.
  void createDirectory(Path directory) throws IOException;

  /// Makes the names in a directory survive a power cut.
  void syncDirectory(Path directory) throws IOException;

  /// Octets that can still be written below this directory.
  long freeSpace(Path directory) throws IOException;
}
