import { freshScreens } from "../../../scripts/lib/screens.ts";

/** Once before all journeys: the screens are those of the sources. */
export default (): Promise<void> =>
  freshScreens(() => {
    process.stdout.write("Building the screens …\n");
  });
