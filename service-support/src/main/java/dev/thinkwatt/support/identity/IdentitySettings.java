package dev.thinkwatt.support.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;

/** Where people sign in. Checked at the start; the two secrets come from the environment or from files. */
@ConfigMapping(prefix = "thinkwatt.identity")
public interface IdentitySettings {

    /** The OpenID Connect provider, as it names itself. None by default: whoever is trusted with this is trusted with all. */
    URI issuer();

    /** Our name at the provider: one client for the three services. */
    @WithDefault("thinkwatt")
    @NotBlank String clientId();

    /** The client's secret at the provider. */
    @NotBlank String clientSecret();

    /** Encrypts sessions; the same for all three services, or each would sign people out of the others. */
    @Size(min = 32, message = "must have at least 32 characters") String sessionSecret();

    /** Whom a token must be meant for to be accepted by the API. */
    @WithDefault("thinkwatt-api")
    @NotBlank String audience();

    /** The claim that lists a person's roles; a path with slashes for nested ones. */
    @WithDefault("roles")
    @NotBlank String rolesClaim();

    /** How long the provider may take to answer before it is said to be away. */
    @WithDefault("2s")
    Duration patience();
}
