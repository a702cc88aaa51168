package health.parcha.demo.tour;

import java.util.List;

/** One step of the story. */
interface Step {
    /** The promises it shows, as the mission numbers them. */
    List<String> ids();

    /** What it tells, in a sentence. */
    String what();

    /** Does it and asserts; whatever is thrown is a failure of the step. */
    void run(Story story) throws Exception;
}
