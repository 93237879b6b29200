import type { Page } from "playwright-core";
import { PASSWORD } from "./world.ts";

/** Fills in the sign-in page. */
export async function signInAs(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

/** Chooses an answer of an open poll and sends it. */
export async function answer(page: Page, option: string): Promise<void> {
  await page.getByRole("radio", { name: option }).check();
  await page.getByRole("button", { name: "Gửi câu trả lời" }).click();
  await page.getByText("Bạn đã trả lời").waitFor();
}

/** Tabs on until the focus is on what `selector` names, at most `limit` times; the person sees where it is. */
export async function tabTo(page: Page, reached: () => Promise<boolean>, limit = 40): Promise<void> {
  for (let count = 0; count < limit; count += 1) {
    if (await reached()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard alone does not lead there.");
}
