import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { Rules } from "./service.ts";

export function ruleRoutes(rules: Rules): MountedRoute[] {
  return [
    handle(contract.listRules, ({ actor }) => rules.list(actor)),
    handle(contract.createRule, ({ actor, body }) => rules.create(actor, body)),
    handle(contract.orderRules, ({ actor, body }) => rules.order(actor, body.ids)),
    handle(contract.testRule, ({ actor, body }) => rules.test(actor, body)),
    handle(contract.changeRule, ({ actor, params, body }) => rules.change(actor, params.id, body)),
    handle(contract.removeRule, ({ actor, params }) => rules.remove(actor, params.id)),
    handle(contract.suggestRule, ({ actor, params }) => rules.suggest(actor, params.id)),
    handle(contract.applyRule, ({ actor, params }) => rules.apply(actor, params.id)),
    handle(contract.cancelRuleRun, ({ actor, params }) => rules.cancel(actor, params.id)),
  ];
}
