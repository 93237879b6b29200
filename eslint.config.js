import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** How the code is written; what may import what is .dependency-cruiser.js's. Formatting is prettier's alone. */
export default defineConfig(
  globalIgnores(["dist/", ".cache/", ".data/", "coverage/", "**/fixtures/**"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./web/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme"] }],
      "object-shorthand": "error",
      "prefer-template": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // A number reads the same in a template as anywhere; a boolean, an object or undefined there is a mistake.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Rows and replies are shapes; `type` is right where a union or a computed type stands beside them.
      "@typescript-eslint/consistent-type-definitions": "off",
      // `void promise` marks on purpose what nobody waits for, and an arrow that only calls reads better in one line.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A string spreads into its characters on purpose (initials, folding); a generic `void | Promise<void>` is a callback's return.
      "@typescript-eslint/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }] }],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // Type parameters that occur once tie a caller's type to a row or a contract (`db.get<Row>(sql)`).
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // A route without query or parameters makes an empty input type; that is what it means.
      "@typescript-eslint/no-generated-empty-object-type": "off",
      // tsconfig's noPropertyAccessFromIndexSignature wants the brackets that this rule would take away.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ["**/*.test.ts", "tests/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo|skipIf|runIf)$/]",
          message: "Every test runs, everywhere. Make it pass, or take it out and say so in the closing note.",
        },
      ],
      // What a fixture surely has (`rows[0]!`) fails the test loudly when it has it not.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Services and stores are objects of closures (the kernel knows no `this`), so a method may be handed on as a function.
    files: ["server/**/*.ts", "appliance/**/*.ts"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  {
    // These print for a person: the log's console sink, the command line, and what runs in a terminal.
    files: ["server/kernel/log-sinks.ts", "server/kernel/log/**/*.ts", "appliance/**/*.ts", "scripts/**/*.{ts,js}"],
    rules: { "no-console": "off" },
  },
  {
    files: ["web/**/*.ts"],
    extends: [lit.configs["flat/recommended"]],
    rules: {
      "lit/no-legacy-template-syntax": "error",
      "lit/no-private-properties": "error",
      // It takes the assignments of event handlers inside the template for render's own.
      "lit/no-this-assign-in-render": "off",
      "lit/no-useless-template-literals": "error",
      "lit/lifecycle-super": "error",
      "lit/no-native-attributes": "off",
      "no-restricted-properties": [
        "error",
        {
          property: "innerHTML",
          message: "Write a template; foreign HTML goes through the mail reader's sandboxed frame.",
        },
      ],
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { process: "readonly", __dirname: "readonly" } },
  },
  {
    files: ["**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" } },
  },
);
