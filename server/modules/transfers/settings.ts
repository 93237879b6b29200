import { defineSettings } from "../../kernel/settings/define.ts";
import { TransferSettings } from "./contract.ts";

const MEGABYTE = 1024 * 1024;

export const transferSettings = defineSettings("transfers", TransferSettings, {
  maxTransferMb: 50_000,
  quotaMb: 100_000,
  keepDays: 14,
  keepFreeMb: 2_000,
  direct: true,
  clamd: "",
});

export const bytesOf = (megabytes: number): number => megabytes * MEGABYTE;
