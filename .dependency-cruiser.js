/**
 * The law of imports (the floor plan's table). Each rule's comment says why it stands and what to do instead; the reporter prints it.
 * scripts/law-of-imports.test.ts breaks every one of them on purpose.
 */

/** Which module stands on which tier. A new module is put into one of these lists; `npm run new:module` does it. */
const TIERS = {
  // The ground of the foundation: what the directory itself is searched with and keeps its portraits in. They know no other module.
  ground: ["search", "files"],
  foundation: ["directory", "worktime", "notifications"],
  platform: ["sms", "chat", "reminders"],
  feature: ["polls", "presence", "mail", "announcements", "transfers"],
  composite: ["admin"],
};

const RANKS = Object.keys(TIERS);
const FRONT_DOOR = "(contract|module)[.]ts$";
/** Tests, and the `testing.ts` that they share, stand outside the house: they may look into the part that they test. */
const TEST = "([.]test|(^|/)testing[a-z-]*)[.]ts$";

/** A path inside one of these modules; matches nothing when there is none. */
const inModules = (names) => `^server/modules/(${names.length === 0 ? "(?!)" : names.join("|")})/`;

/** One rule a tier: it may not reach its own tier's other modules or anything above. */
const tierRules = RANKS.map((tier, rank) => ({
  name: `tier-${tier}`,
  severity: "error",
  comment:
    `A ${tier} module stands on lower tiers only, so that each can be understood and replaced alone. ` +
    "Listen to the other module's event, or let it register with yours (a channel, a provider, a subject).",
  from: { path: `^server/modules/(${TIERS[tier].join("|") || "(?!)"})/` },
  to: { path: inModules(RANKS.slice(rank).flatMap((each) => TIERS[each])), pathNot: "^server/modules/$1/" },
}));

export default {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment:
        "Files in a ring can only be understood all at once. Move what both need into a third file, or turn one direction into an event or a callback.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-missing",
      severity: "error",
      comment: "The import leads nowhere. Correct the path, or add the package to package.json with its exact version.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "kernel-knows-no-office",
      severity: "error",
      comment:
        "The kernel is what everything stands on and knows no office word. Give it a hook in the Plug that the module fills.",
      from: { path: "^server/kernel/" },
      to: { path: "^(server/(protocols|modules|docs)|appliance|web)/|^server/[^/]+[.]ts$" },
    },
    {
      name: "protocols-are-pure",
      severity: "error",
      comment:
        "A wire language holds no storage and no office word, so that it can be tested against transcripts and used anywhere. State the hook that it needs; the module fills it. Only kernel/clock and kernel/text are allowed.",
      from: { path: "^server/protocols/", pathNot: TEST },
      to: { path: "^(server|appliance|web)/", pathNot: "^server/(protocols/|kernel/clock[.]ts$|kernel/text/)" },
    },
    {
      name: "protocols-store-nothing",
      severity: "error",
      comment:
        "A protocol hands what it received to a hook; files, rows and settings belong to the module behind the hook.",
      from: { path: "^server/protocols/", pathNot: TEST },
      to: { path: "^(node:)?(fs|fs/promises|sqlite)$|^node_modules/(lowdb|node-cron)/" },
    },
    {
      name: "module-front-door",
      severity: "error",
      comment:
        "Another module's insides change without notice. Import its contract.ts, or take the service type that its module.ts exports and let the house pass the service in.",
      from: { path: "^server/modules/([^/]+)/" },
      to: { path: "^server/modules/[^/]+/", pathNot: ["^server/modules/$1/", `^server/modules/[^/]+/${FRONT_DOOR}`] },
    },
    {
      name: "module-has-a-tier",
      severity: "error",
      comment: "This module stands on no tier. Put its name into TIERS in .dependency-cruiser.js.",
      from: { path: "^server/modules/", pathNot: inModules(RANKS.flatMap((tier) => TIERS[tier])) },
      to: {},
    },
    ...tierRules,
    {
      name: "modules-do-not-reach-the-house",
      severity: "error",
      comment:
        "server/main.ts and server/modules.ts put the modules together; a module that reads them turns the house upside down. Ask for what is needed in `needs`.",
      from: { path: "^server/modules/[^/]+/", pathNot: TEST },
      to: { path: "^server/[^/]+[.]ts$" },
    },
    {
      name: "routes-without-sql",
      severity: "error",
      comment:
        "A route that reads the store goes past the policy. Call the service; where it lacks the use case, add it there.",
      from: { path: "(^|/)routes[.]ts$" },
      to: { path: "(^|/)store[.]ts$" },
    },
    {
      name: "contracts-are-browser-safe",
      severity: "error",
      comment:
        "A contract is loaded by the browser too. It may import contracts, kernel/text (pure) and TypeBox; move the rest into service.ts.",
      from: {
        path: "^server/modules/[^/]+/contract([.]ts$|/)|^server/modules/[^/]+/[^/]+/contract[.]ts$|^server/kernel/contract/",
        pathNot: TEST,
      },
      to: {
        pathNot:
          "^server/modules/[^/]+/contract([.]ts$|/)|^server/modules/[^/]+/[^/]+/contract[.]ts$|^server/kernel/contract/|^server/kernel/text/|^node_modules/typebox/",
      },
    },
    {
      name: "the-machine-belongs-to-the-kernel",
      severity: "error",
      comment:
        "The database, sockets, processes, the modem and the schedule have one owner each, in the kernel, the protocols or the appliance. Use kernel.write, kernel.settings, a job of the Plug, or a protocol's server.",
      from: { path: "^(server|web)/", pathNot: ["^server/(kernel|protocols)/", TEST] },
      to: {
        // The shape of an address or of a client is no use of it.
        dependencyTypesNot: ["type-only"],
        path: "^(node:)?(sqlite|net|tls|child_process)$|^node_modules/(serialport|@serialport/[^/]+|smtp-server|lowdb|node-cron)/",
      },
    },
    {
      name: "web-reads-contracts-only",
      severity: "error",
      comment:
        "Server code in the browser is weight at best and a leak at worst. Import a contract.ts; move what both sides need into it.",
      from: { path: "^web/", pathNot: TEST },
      to: {
        path: "^(server|appliance)/",
        pathNot: "^server/kernel/contract/|^server/modules/[^/]+/contract([.]ts$|/)",
      },
    },
    {
      name: "features-do-not-meet",
      severity: "error",
      comment:
        "Pages of one feature must load without another's. Share an element through web/ui, a mechanism through web/kernel, or go there by its address.",
      from: { path: "^web/features/([^/]+)/" },
      to: { path: "^web/features/", pathNot: "^web/features/$1/" },
    },
    {
      name: "ui-and-kernel-know-no-feature",
      severity: "error",
      comment:
        "What all features stand on cannot stand on one of them. Let the feature register itself, or pass the value in.",
      from: { path: "^web/(ui|kernel)/" },
      to: { path: "^web/features/" },
    },
    {
      name: "server-stands-alone",
      severity: "error",
      comment:
        "The server runs without a screen and without the executable around it. Pass in what the appliance decides (folders, ports).",
      from: { path: "^server/" },
      to: { path: "^(web|appliance)/" },
    },
    {
      name: "code-knows-no-test",
      severity: "error",
      comment: "What ships cannot lean on tests. Move the helper into the part that owns it.",
      from: { path: "^(server|web|appliance|scripts)/", pathNot: TEST },
      to: { path: `^tests/|${TEST}` },
    },
    {
      name: "no-dev-dependency-in-code",
      severity: "error",
      comment: "What ships uses dependencies, not devDependencies. Move the package in package.json.",
      from: { path: "^(server|appliance|web)/", pathNot: [TEST, "[.]config[.]ts$"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "^node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "^(node_modules|dist)" },
    exclude: { path: "^(dist|[.]cache)/|/fixtures/" },
    // Imports of types count too: a type that leaks across a border is the border's first hole.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["node", "import", "default", "types"] },
    cache: false,
  },
};
