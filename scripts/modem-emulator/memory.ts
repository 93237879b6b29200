import type { OpenPort } from "../../server/protocols/gsm/port.ts";
import type { EmulatedModem } from "./modem.ts";

/** The modem at a port that is no device: for tests and figures of the driver alone. `unplug` of the modem ends it as pulling it out does. */
export function portOf(modem: EmulatedModem): OpenPort {
  return (_path, events) => {
    let isOpen = true;
    modem.plugIn();
    modem.output = (text) => {
      // As bytes do: after whoever wrote has returned.
      setImmediate(() => {
        if (isOpen) events.data(text);
      });
    };
    const end = (why: "unplugged" | "closed") => {
      if (!isOpen) return;
      isOpen = false;
      events.closed(why);
    };
    modem.unplug = () => end("unplugged");
    return Promise.resolve({
      write: (text) => {
        if (isOpen) modem.receive(text);
      },
      close: () => {
        end("closed");
        return Promise.resolve();
      },
    });
  };
}
