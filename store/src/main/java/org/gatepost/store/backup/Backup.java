package org.gatepost.store.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.database.Database;

/// Copies a store while it is in use. Whoever calls it keeps segments from being removed meanwhile.
public final class Backup {
  private final Database database;
  private final MessageLog log;
  private final Path masterKey;

  /// Of this store.
  public Backup(Database database, MessageLog log, Path masterKey) {
    this.database = database;
    this.log = log;
    this.masterKey = masterKey;
  }

  /// Makes the copy: a directory, or one file where the name ends in `.tar`.
  public BackupOutcome to(Path target, boolean withMasterKey) throws IOException {
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    if (Files.exists(target)) {
      return new BackupOutcome.TargetExists(target);
    }
    Path database = target.resolveSibling(target.getFileName() + ".database");
    Shelf.remove(partial);
    Shelf.remove(database);
    Shelf.create(database).close();
    try {
      SortedMap<Integer, Long> ends = this.database.copyTo(database);
      Manifest manifest;
      try (Shelf shelf = shelf(target, partial)) {
        manifest = fill(shelf, database, ends, withMasterKey);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Shelf.sync(target.toAbsolutePath().resolveSibling("."));
      return new BackupOutcome.Made(target, manifest.segments(), manifest.octets(), withMasterKey);
    } finally {
      Shelf.remove(partial);
      Shelf.remove(database);
    }
  }

  private static Shelf shelf(Path target, Path partial) throws IOException {
    if (target.toString().toLowerCase(Locale.ROOT).endsWith(".tar")) {
      return Shelf.Archive.create(partial);
    }
    Files.createDirectory(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Shelf.Folder(partial);
  }

  private Manifest fill(
      Shelf shelf, Path database, SortedMap<Integer, Long> ends, boolean withMasterKey)
      throws IOException {
    SortedMap<String, Manifest.Entry> entries = new TreeMap<>();
    put(shelf, entries, Manifest.DATABASE, database, Files.size(database));
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      Path segment = log.path(end.getKey());
      put(shelf, entries, "log/" + segment.getFileName(), segment, end.getValue());
    }
    if (withMasterKey) {
      put(shelf, entries, Manifest.MASTER_KEY, masterKey, Files.size(masterKey));
    }
    Manifest manifest = new Manifest(entries);
    byte[] encoded = manifest.encode();
    Manifest.Entry last =
        shelf.put(Manifest.NAME, new ByteArrayInputStream(encoded), encoded.length);
    if (last.octets() != encoded.length) {
      throw new IllegalStateException("the manifest was cut");
    }
    return manifest;
  }

  private static void put(
      Shelf shelf, SortedMap<String, Manifest.Entry> entries, String name, Path file, long octets)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      entries.put(name, shelf.put(name, in, octets));
    }
  }
}
