package org.gatepost.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Instant;

/// What `gatepost status` shows.
final class ServerStatus {
  private ServerStatus() {}

  static ObjectNode of(Doors doors, Instant since, boolean ready) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status
        .put("ready", ready)
        .put("version", Version.current())
        .put("hostname", doors.hostname())
        .put("pid", ProcessHandle.current().pid())
        .put("since", since.toString());
    ArrayNode listeners = status.putArray("listeners");
    var connections = doors.connections();
    doors
        .listening()
        .forEach(
            (name, address) ->
                listeners
                    .addObject()
                    .put("name", name)
                    .put("address", host(address))
                    .put("port", address.getPort())
                    .put("connections", connections.getOrDefault(name, 0)));
    return status;
  }

  private static String host(InetSocketAddress address) {
    return address.getAddress().isAnyLocalAddress() ? "*" : address.getAddress().getHostAddress();
  }
}
