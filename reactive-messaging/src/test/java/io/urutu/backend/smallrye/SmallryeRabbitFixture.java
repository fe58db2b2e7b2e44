package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerFixture;
import io.urutu.testkit.services.Service;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the tests beside the contract share. */
abstract class SmallryeRabbitFixture extends BrokerFixture {
    static final Service RABBIT = Rig.RABBIT;

    @RegisterExtension
    static final Rig RIG = new Rig();

    @Override
    protected void forget(List<Topology> declared) {
        RIG.forget(named("exchange"), named("app"), declared);
    }

    @Override
    protected long depth(String queue) {
        return RIG.inspector.depth(queue);
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return RIG.inspector.drain(queue);
    }
}
