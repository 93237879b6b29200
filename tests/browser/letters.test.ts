import { createTransport } from "nodemailer";
import { afterAll, afterEach, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { an: 0, binh: 0 };

beforeAll(async () => {
  world = await openWorld();
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
  ids.binh = await world.hire("Hoàng Thị Bình", "binh", "leader");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

describe("a letter", () => {
  it("comes in by SMTP while the inbox is open, is read and answered, and the answer is there at once", async () => {
    const [an, binh] = await Promise.all([
      world.seat({ personId: ids.an, at: "/mail/inbox" }),
      world.seat({ personId: ids.binh, at: "/mail/inbox" }),
    ]);
    await binh.page.getByText("Hộp thư đến").first().waitFor();
    const door = createTransport({ host: "127.0.0.1", port: world.smtpPort, ignoreTLS: true });
    await door.sendMail({
      from: "Nguyễn Văn An <an@stp.langson.lan>",
      to: "binh@stp.langson.lan",
      subject: "Báo cáo quý III",
      html: "<p>Kính gửi đồng chí <b>Bình</b></p><script>document.title = 'xấu'</script>",
      attachments: [{ filename: "bao-cao.txt", content: "Số liệu quý III" }],
    });
    door.close();

    await binh.page.getByRole("option", { name: /Báo cáo quý III/ }).click();
    await binh.page.frameLocator("mail-body iframe").getByText("Kính gửi đồng chí Bình").waitFor();
    const download = binh.page.waitForEvent("download");
    await binh.page.getByRole("link", { name: /bao-cao\.txt/ }).click();
    await (await download).path();

    const tools = binh.page.getByRole("toolbar", { name: "Việc với thư này" });
    await tools.getByRole("button", { name: "Trả lời", exact: true }).click();
    await binh.page.getByRole("textbox", { name: "Nội dung thư" }).fill("Đã nhận, cảm ơn đồng chí.");
    await binh.page.getByRole("button", { name: "Gửi", exact: true }).click();

    await an.page.getByRole("option", { name: /Báo cáo quý III/ }).click();
    await an.page.getByText("Đã nhận, cảm ơn đồng chí.").first().waitFor();
  });
});
