/** A serial line, in the shape that the driver needs: a modem's, or a test's. Bytes are characters of one octet each. */
export interface Port {
  write(text: string): void;
  close(): Promise<void>;
}

export interface PortEvents {
  data(chunk: string): void;
  /** Once: the line is gone. `unplugged` where the device went away by itself. */
  closed(why: "unplugged" | "closed"): void;
}

export type OpenPort = (path: string, events: PortEvents) => Promise<Port>;

interface Poller {
  on(event: "readable" | "writable" | "disconnect", listener: () => void): void;
}

/**
 * The binding's native poller calls back without letting promises go on, so that what it has announced is read only when something else wakes
 * the program: seconds later on a quiet line (bindings-cpp 13, seen with Node 26). An immediate behind each announcement lets them go on.
 */
function drainAfterPolls(binding: unknown): void {
  const { poller } = binding as { readonly poller?: Poller };
  for (const event of ["readable", "writable", "disconnect"] as const) {
    poller?.on(event, () => void setImmediate(() => undefined));
  }
}

const BAUD_RATE = 115_200;

/**
 * Opens a tty. `serialport` is loaded when the first port is opened: an office without a modem never loads its native part. On unplugging it
 * emits `close` with `disconnected` and no `error`.
 */
export const openSerialPort: OpenPort = async (path, events) => {
  const { SerialPort } = await import("serialport");
  return new Promise((resolve, reject) => {
    let isClosed = false;
    const closed = (why: "unplugged" | "closed") => {
      if (isClosed) return;
      isClosed = true;
      events.closed(why);
    };
    const line = new SerialPort({ path, baudRate: BAUD_RATE, autoOpen: false, lock: true });
    line.on("data", (chunk: Buffer) => {
      events.data(chunk.toString("latin1"));
    });
    line.on("close", (error: unknown) => {
      closed(error === null || error === undefined ? "closed" : "unplugged");
    });
    line.on("error", () => {
      // A failed write or read: the line is of no use any more, and `close` may never come.
      if (line.isOpen) line.close(() => undefined);
      closed("unplugged");
    });
    line.open((error) => {
      if (error) {
        reject(error);
        return;
      }
      drainAfterPolls(line.port);
      const port = {
        write: (text: string) => void line.write(Buffer.from(text, "latin1")),
        close: () =>
          new Promise<void>((done) => {
            if (!line.isOpen) done();
            else
              line.close(() => {
                done();
              });
          }),
      };
      // What a former owner of the line left unread is none of ours: a report would be acknowledged twice, and the next one with it.
      line.flush(() => {
        resolve(port);
      });
    });
  });
};
