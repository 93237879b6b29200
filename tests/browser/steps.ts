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

/** What has the focus, through every shadow root. */
interface Focus {
  readonly role: string;
  readonly text: string;
}

const FOCUS = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const host = one?.getRootNode().host;
  const text = one?.getAttribute("aria-label") || one?.innerText || host?.innerText || "";
  return { role: one?.getAttribute("role") ?? one?.getAttribute("type") ?? one?.localName ?? "", text: text.trim() };
})()`;

/** Presses Tab until the focus is there; fails when the keyboard alone does not lead there. */
export async function tabTo(page: Page, isThere: (focus: Focus) => boolean): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < 60; count += 1) {
    const focus = await page.evaluate<Focus>(FOCUS);
    if (isThere(focus)) return;
    passed.push(`${focus.role} ${focus.text.slice(0, 40)}`);
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard alone does not lead there: ${passed.join(" → ")}`);
}
