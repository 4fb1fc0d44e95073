import { describe, expect, test } from "vitest";
import type { Alert, AlertChannel, AlertRule } from "../../api/alerts";
import { channelWords, formOfChannel, madeSecret, problemOfChannel, requestOfChannel } from "./channelForm";
import { formOfRule, problemOfName, problemOfRule, problemOfSaving, requestOfRule, withKind, wordsOf } from "./ruleForm";
import { aboutWords, alertKinds, isToldWithAnother, previewWords, ruleState, thresholdWords } from "./words";

const now = Date.parse("2026-11-28T12:00:00Z");

function stored(rule: object, rest: object = {}): AlertRule {
  return {
    rule: {
      name: "breaks",
      kind: "schema_breaking",
      dataset: null,
      pattern: null,
      owner: null,
      tag: null,
      threshold: null,
      channels: [],
      enabled: true,
      ...rule,
    },
    since: "2026-11-01T00:00:00Z",
    mutedUntil: null,
    trouble: null,
    ...rest,
  } as AlertRule;
}

describe("A rule of alerts", () => {
  test("says where it stands: off before trouble, trouble before muted", () => {
    const muted = { mutedUntil: "2026-11-28T13:00:00Z" };
    expect(ruleState(stored({}), now).word).toBe("on");
    expect(ruleState(stored({}, muted), now).word).toBe("muted");
    expect(ruleState(stored({}, { ...muted, trouble: "timeout" }), now).word).toBe("in trouble");
    expect(ruleState(stored({ enabled: false }, { trouble: "timeout" }), now).word).toBe("off");
  });

  test("is heard again when its muting has ended", () => {
    expect(ruleState(stored({}, { mutedUntil: "2026-11-28T11:00:00Z" }), now).word).toBe("on");
  });

  test("says what it is about and from which number", () => {
    expect(aboutWords(stored({ pattern: "shop.*" }).rule)).toBe("datasets named shop.*");
    expect(aboutWords(stored({}).rule)).toBe("everything");
    expect(aboutWords(stored({ dataset: "1" }).rule, "shop.orders")).toBe("shop.orders");
    expect(thresholdWords("freshness", 1200)).toBe("1,200 hours without a write");
    expect(thresholdWords("volume", null)).toBe("3 spreads from the median");
    expect(thresholdWords("run_failed", null)).toBe("");
  });
});

describe("The form of a rule", () => {
  test.each([
    ["everything", {}],
    ["a pattern", { pattern: "shop.public.*" }],
    ["an owner", { owner: "data-eng", kind: "impact", threshold: 50 }],
    ["a dataset", { dataset: "0b0e7d3e-0000-0000-0000-000000000000", channels: ["ops"], enabled: false }],
  ])("about %s reads back as it was stored", (_, rule) => {
    const { name: _name, ...rest } = stored(rule).rule;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
    const request = Object.fromEntries(Object.entries(requestOfRule(formOfRule(stored(rule)))).filter(([, value]) => value !== undefined));
    expect(request).toEqual(given);
  });

  test("forgets a number that counted something else", () => {
    const form = withKind({ ...formOfRule(undefined), threshold: "26" }, "impact");
    expect(form.threshold).toBe("50");
    expect(requestOfRule(withKind(form, "edge_lost")).threshold).toBeUndefined();
  });

  test("says what keeps it from being tried", () => {
    const form = formOfRule(undefined);
    expect(problemOfRule(form)).toBeUndefined();
    expect(problemOfRule({ ...form, scope: "tag", subject: " " })).toBe("Say which tag.");
    expect(problemOfRule({ ...form, kind: "run_late", threshold: "" })).toContain("above 0");
    for (const { kind } of alertKinds) expect(problemOfRule(withKind(form, kind))).toBeUndefined();
  });

  test("does not replace another rule by its name", () => {
    expect(problemOfName("breaks", ["breaks"])).toContain("already");
    expect(problemOfName("a b", [])).toContain("letters");
    expect(problemOfSaving({ ...formOfRule(undefined), name: "breaks" }, ["other"])).toBeUndefined();
  });

  test("takes names of channels as people separate them", () => {
    expect(wordsOf(" ops, mail;ops\n")).toEqual(["ops", "mail"]);
  });
});

test("A preview says how many messages its alerts make", () => {
  expect(previewWords(0, 0, false, 7)).toBe("In the last 7 days it would have found nothing.");
  expect(previewWords(3, 1, false, 1)).toBe("In the last day it would have found 3 alerts: 1 message to each recipient of its channels.");
  expect(previewWords(200, 150, true, 30)).toContain("more than 200 alerts");
});

test("An alert without a message of its own is told with its cause", () => {
  expect(isToldWithAnother({ id: "a", group: "b" } as Alert)).toBe(true);
  expect(isToldWithAnother({ id: "a", group: "a" } as Alert)).toBe(false);
});

describe("The form of a channel", () => {
  const webhook = {
    channel: { name: "ops", kind: "webhook", url: "https://hooks.corp/x", template: "slack", to: [] },
    hasSecret: true,
  } as AlertChannel;
  const mail = {
    channel: { name: "mail", kind: "email", url: null, template: null, to: ["owners", "a@b.c"] },
    hasSecret: false,
  } as AlertChannel;

  test("leaves the stored secret alone where none is given", () => {
    const form = formOfChannel(webhook);
    expect(requestOfChannel(form)).toEqual({ kind: "webhook", url: "https://hooks.corp/x", template: "slack", secret: undefined });
    expect(problemOfChannel(form, [], webhook)).toBeUndefined();
  });

  test("asks for the secret again where the address is another server", () => {
    const moved = { ...formOfChannel(webhook), url: "https://other.corp/x" };
    expect(problemOfChannel(moved, [], webhook)).toContain("another server");
    expect(problemOfChannel({ ...moved, secret: madeSecret() }, [], webhook)).toBeUndefined();
    expect(problemOfChannel({ ...moved, secret: "short" }, [], webhook)).toContain("16 characters");
  });

  test("takes addresses and the word owners", () => {
    const form = formOfChannel(mail);
    expect(requestOfChannel(form)).toEqual({ kind: "email", to: ["owners", "a@b.c"] });
    expect(problemOfChannel({ ...form, to: "everybody" }, [])).toContain("“everybody”");
    expect(problemOfChannel({ ...form, to: "" }, [])).toContain("who");
  });

  test("says where messages go", () => {
    expect(channelWords(webhook)).toBe("Slack at hooks.corp");
    expect(channelWords(mail)).toBe("owners, a@b.c");
  });

  test("makes secrets that differ", () => {
    expect(madeSecret()).toMatch(/^[0-9a-f]{64}$/);
    expect(madeSecret()).not.toBe(madeSecret());
  });
});
