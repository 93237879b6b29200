/** A modem with AT commands, and the messages that it carries: no storage, no office word. The hooks say what happened. */
export { startModem } from "./modem.ts";
export { USUAL_TIMING, type Modem, type ModemHooks, type ModemState, type Timing } from "./modem-types.ts";
export { openSerialPort, type OpenPort, type Port, type PortEvents } from "./port.ts";
export { classOf, pauseAfter, type ErrorClass } from "./errors.ts";
export { findDevices, type DeviceTree, type FoundDevice } from "./discovery.ts";
export { amountIn } from "./ussd.ts";
export { type FailureReason, type Facts } from "./script.ts";
export { type PinAnswer } from "./session.ts";
export * from "./pdu/index.ts";
export { measureText, type Measure } from "./text/measure.ts";
export { readMobileNumber, writeMobileNumber, type MobileNumber, type NumberFault } from "./text/numbers.ts";
export { withoutMarks } from "./text/plain.ts";
export type { SendOutcome } from "./outcome.ts";
