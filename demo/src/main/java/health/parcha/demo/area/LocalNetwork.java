package health.parcha.demo.area;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;

/** This machine as its neighbours reach it. */
final class LocalNetwork {
    private LocalNetwork() {}

    static String address() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && a.isSiteLocalAddress())
                    .map(java.net.InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow(() -> new DemoFault(
                            "NO_LAN", "This machine has no address in a local network.", "Leave --lan out."));
        } catch (SocketException e) {
            throw DemoFault.file("Cannot list the network interfaces.", e);
        }
    }
}
