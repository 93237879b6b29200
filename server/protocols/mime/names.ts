/** What no file name may hold: control characters, and the invisible ones that turn or hide a part of it (`exe.txt` seen for `txt.exe`). */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** What Windows does not take. */
const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const MAX_LENGTH = 150;

/** Endings that Windows or a program runs, and documents with macros. */
const RISKY = new Set(
  (
    "ade adp app appref-ms asp bas bat cab chm cmd cnt com cpl crt csh der diagcab dll docm dotm exe fxp gadget grp hlp hpj hta htc htm html inf ins iso isp " +
    "its jar jnlp js jse ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz msc msh msi msp mst img one ops osd pcd pif pl " +
    "plg potm ppam ppsm pptm prf prg printerexport ps1 ps2 psc1 psd1 psdm1 pssc pst py pyc pyo pyw reg scf scr sct sh shb shs sldm svg theme tmp udl url vb " +
    "vbe vbp vbs vhd vhdx vsmacros vsw webpnp website ws wsb wsc wsf wsh xbap xhtml xlam xll xlm xlsb xlsm xltm xnk"
  ).split(" "),
);

/** A name that any disk takes and that shows what it is; `fallback` when nothing of it is left. */
export function safeFileName(given: string, fallback: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(INVISIBLE, "")
    .replace(FORBIDDEN, "_")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  if (clean === "") return fallback;
  const named = RESERVED.test(clean) ? `_${clean}` : clean;
  if (named.length <= MAX_LENGTH) return named;
  const ending = /\.[^.]{1,15}$/.exec(named)?.[0] ?? "";
  return (
    [...named.slice(0, MAX_LENGTH - ending.length)]
      .filter((c) => !isLoneSurrogate(c))
      .join("")
      .trimEnd() + ending
  );
}

function isLoneSurrogate(character: string): boolean {
  return character.length === 1 && /[\ud800-\udfff]/.test(character);
}

/** Whether opening it may run something, by its ending. */
export function isRiskyName(name: string): boolean {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  return name.includes(".") && RISKY.has(ending);
}
