/** The floor under the SMTP door: smtp-server alone, which says 250 and throws everything away. Prints its port; ends with its parent. */
import { SMTPServer } from "smtp-server";

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, callback) {
    stream.on("end", () => {
      callback();
    });
    stream.resume();
  },
});
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  process.stdout.write(`${String(typeof address === "object" ? address?.port : "")}\n`);
});
process.on("disconnect", () => process.exit());
