import "./ui/tokens.css";
import "./ui/page.css";
import { features } from "./features.ts";
import { setLanguage } from "./kernel/i18n.ts";
import { preferences, startPreferences } from "./kernel/preferences.ts";
import { registerFeatures } from "./kernel/registry.ts";
import "./shell/office-app.ts";

startPreferences();
registerFeatures(features);
if (preferences.value.language === "en") await setLanguage("en");
document.body.append(document.createElement("office-app"));
