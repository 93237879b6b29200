import { afterEach, beforeEach, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { RESTORED } from "../../kernel/backup/restore.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
  await office.services.directory.createPerson(
    systemActor("test"),
    { name: "Lê Văn Cường", username: "cuong" },
    { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false },
  );
  await office.settle();
});

afterEach(async () => {
  await office.dispose();
});

const validity = () =>
  office.kernel.db.all<{ value: number }>("SELECT DISTINCT uid_validity AS value FROM mail_mailbox");

it("gives every mailbox another UIDVALIDITY after a backup was restored, once, and none at a mere restart", async () => {
  const before = validity();
  office = await office.restart();
  expect(validity()).toEqual(before);
  office.clock.advance(3_600_000);
  office.kernel.write(systemActor("restore"), (work) => {
    work.audit({ action: RESTORED });
  });
  const restoredAt = Math.floor(office.clock.now() / 1000);
  office = await office.restart();
  expect(validity()).toEqual([{ value: restoredAt }]);
  office.clock.advance(3_600_000);
  office = await office.restart();
  expect(validity()).toEqual([{ value: restoredAt }]);
});
