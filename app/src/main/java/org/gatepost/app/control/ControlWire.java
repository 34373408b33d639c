package org.gatepost.app.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.gatepost.base.text.Secret;

/// How verbs and answers look on the control socket: one line of JSON each.
final class ControlWire {
  /// Octets in one line at most.
  static final int LINE_OCTETS_MAX = 16 << 20;

  private ControlWire() {}

  static Path socket(Path data) {
    return data.resolve("control.sock");
  }

  /// Secrets are written as base64 here and nowhere else.
  static ObjectMapper mapper() {
    SimpleModule secrets = new SimpleModule();
    secrets.addSerializer(Secret.class, new SecretWriter());
    secrets.addDeserializer(Secret.class, new SecretReader());
    return JsonMapper.builder().addModule(new Jdk8Module()).addModule(secrets).build();
  }

  private static final class SecretWriter extends StdScalarSerializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      byte[] octets = secret.copy();
      out.writeBinary(octets);
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static final class SecretReader extends StdScalarDeserializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
      byte[] octets = in.getBinaryValue();
      Secret secret = Secret.of(octets);
      Arrays.fill(octets, (byte) 0);
      return secret;
    }
  }
}
