package health.parcha.node.peers;

import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.members.Members;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every handler below {@code /api/v1/peer/}, whether it asks for a {@link Peer} or not: only what an active
 * member signed for this member within the last minute, and only once, comes through. By the time of the handler the
 * body, too, is the one that was signed.
 */
@Component
class PeerDoor implements HandlerInterceptor, WebMvcConfigurer {
    static final String PATH = "/api/v1/peer/";
    /** How far the two clocks and the way of the request may be apart. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private final Members members;
    private final ChainFacts facts;
    private final PeerNonces nonces;
    private final InstantSource clock;
    private final String self;

    PeerDoor(
            Members members,
            ChainFacts facts,
            PeerNonces nonces,
            InstantSource clock,
            NetworkManifest manifest,
            NodeSettings settings) {
        this.members = members;
        this.facts = facts;
        this.nonces = nonces;
        this.clock = clock;
        this.self = SignatureBase.to(manifest.network(), settings.number());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATH + "**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // The second dispatch of an answer that is streamed: the request has been let in.
        if (request.getAttribute(PeerArgument.CHECKED) == null) {
            request.setAttribute(PeerArgument.CHECKED, new Peer(letIn(request)));
        }
        return true;
    }

    private MemberNumber letIn(HttpServletRequest request) throws IOException {
        SignatureParameters signed = SignatureParameters.read(header(request, "Signature-Input"))
                .orElseThrow(() -> bad("it is not signed in the form that members use"));
        if (!header(request, SignatureBase.TO).equals(self)) {
            throw bad("it was made for another member or network");
        }
        Duration apart = Duration.between(signed.created(), clock.instant());
        if (apart.abs().compareTo(WINDOW) > 0) {
            throw bad("it was signed " + apart.toSeconds() + " seconds ago by this node's clock");
        }
        checkSignature(request, signed);
        // From here on a member is known to ask, and only now its body is read.
        byte[] body = bodyOf(request);
        if (!SignatureBase.contentDigest(body).equals(header(request, SignatureBase.CONTENT_DIGEST))) {
            throw bad("its body is not the one that was signed");
        }
        if (!nonces.use(signed.from(), signed.nonce(), signed.created().plus(WINDOW))) {
            throw bad("it has been taken before");
        }
        return signed.from();
    }

    private void checkSignature(HttpServletRequest request, SignatureParameters signed) {
        MemberDocument member = active(signed.from());
        SignatureBase base = new SignatureBase(
                request.getMethod(),
                request.getRequestURI(),
                "?" + Optional.ofNullable(request.getQueryString()).orElse(""),
                header(request, SignatureBase.CONTENT_DIGEST),
                self,
                signed);
        byte[] signature = SignatureParameters.readSignature(header(request, "Signature"));
        if (!member.nodeKey().verifies(base.bytes(), signature)) {
            throw bad("it is not signed by the node key of member " + signed.from());
        }
    }

    private MemberDocument active(MemberNumber number) {
        MemberFacts member = facts.member(number)
                .filter(facts -> facts.status() == MemberStatus.ACTIVE)
                .orElseThrow(() -> bad("the network has no active member " + number));
        return members.document(member.number())
                .orElseThrow(() -> bad("the document of member " + number + " has not been handed in here"))
                .document();
    }

    private static byte[] bodyOf(HttpServletRequest request) throws IOException {
        if (request instanceof PeerRequest kept) {
            return kept.body();
        }
        throw bad("its path is not written as " + PATH + "...");
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private static Refused bad(String cause) {
        return new Refused(Code.BAD_PEER, "The request is refused: " + cause + ".");
    }
}
