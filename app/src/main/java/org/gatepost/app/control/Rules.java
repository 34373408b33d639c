package org.gatepost.app.control;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.gatepost.app.config.Configuration;
import org.gatepost.gate.Gate;
import org.gatepost.gate.Register;
import org.gatepost.gate.SignInSetting;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.NewNames;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.Store;
import org.gatepost.store.account.Accounts;

/// Who may be called what, and which passwords they may have: the gate's rooms, built once.
public final class Rules implements AutoCloseable {
  private final Configuration configuration;
  private final SecureRandom chance = new SecureRandom();
  private final Names names;
  private final Passwords passwords;

  private Rules(Configuration configuration) {
    this.configuration = configuration;
    this.names = new Names(configuration.of(NameSetting.class));
    this.passwords = new Passwords(configuration.of(PasswordSetting.class), chance);
  }

  /// Under these settings. Starts the hashing threads.
  public static Rules of(Configuration configuration) {
    return new Rules(configuration);
  }

  /// Who may be called what.
  public Names names() {
    return names;
  }

  Passwords passwords() {
    return passwords;
  }

  Register register(Accounts accounts) {
    return new Register(new NewNames(names, accounts), accounts, passwords);
  }

  NewNames newNames(Accounts accounts) {
    return new NewNames(names, accounts);
  }

  /// The gate before this store.
  public Gate gate(Store store) {
    Gate.Rooms rooms = new Gate.Rooms(names, store.accounts(), passwords);
    return new Gate(configuration.of(SignInSetting.class), rooms, InstantSource.system(), chance);
  }

  @Override
  public void close() {
    passwords.close();
  }
}
