import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AlertRule, forgetAlertRule, muteAlertRule, saveAlertRule } from "../../api/alerts";
import { announce } from "../../parts/announce";
import { Button, LinkButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Confirm } from "../../parts/Dialog";
import { Failure } from "../../parts/State";
import { momentText } from "../../parts/times";
import { About } from "./About";
import { MuteDialog } from "./MuteDialog";
import { RuleDialog } from "./RuleDialog";
import { formOfRule, requestOfRule } from "./ruleForm";
import { isMuted, kindOf, thresholdWords } from "./words";

/** One rule and what can be done with it. */
export function ChosenRule({ stored, onForgotten }: { stored: AlertRule; onForgotten: () => void }) {
  const { rule } = stored;
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"edit" | "mute" | "forget">();
  const refresh = () => queries.invalidateQueries({ queryKey: ["alert-rules"] });
  const unmute = useMutation({
    mutationFn: () => muteAlertRule(rule.name, null),
    onSuccess: async () => {
      announce("The rule is heard again");
      await refresh();
    },
  });
  const turn = useMutation({
    mutationFn: () => saveAlertRule(rule.name, { ...requestOfRule(formOfRule(stored)), enabled: !rule.enabled }),
    onSuccess: async () => {
      announce(rule.enabled ? "The rule is off" : "The rule is on");
      await refresh();
    },
  });
  return (
    <Card
      title={rule.name}
      actions={
        <>
          <LinkButton icon="bell" size="small" to="/alerts/{-$tab}" search={{ state: "all", rule: rule.name }}>
            Its alerts
          </LinkButton>
          <Button size="small" icon={rule.enabled ? "stop" : "play"} disabled={turn.isPending} onClick={() => turn.mutate()}>
            {rule.enabled ? "Switch off" : "Switch on"}
          </Button>
          {isMuted(stored) ? (
            <Button size="small" icon="loop" disabled={unmute.isPending} onClick={() => unmute.mutate()}>
              Unmute
            </Button>
          ) : (
            <Button size="small" icon="pause" onClick={() => setAsks("mute")}>
              Mute…
            </Button>
          )}
          <Button size="small" icon="edit" onClick={() => setAsks("edit")}>
            Edit
          </Button>
          <Button size="small" icon="trash" kind="danger" onClick={() => setAsks("forget")}>
            Delete…
          </Button>
        </>
      }
    >
      <div className="card-body stack">
        {unmute.isError && <Failure error={unmute.error} />}
        {turn.isError && <Failure error={turn.error} />}
        {stored.trouble && (
          <div className="callout">
            <h3>The last look failed; it is tried again every minute</h3>
            <p className="mono wrap-text">{stored.trouble}</p>
          </div>
        )}
        {isMuted(stored) && stored.mutedUntil && (
          <div className="callout warn">
            <h3>{`Muted until ${momentText(stored.mutedUntil)}`}</h3>
            <p>What it finds meanwhile is kept as muted and told nobody.</p>
          </div>
        )}
        <dl className="facts">
          <dt>Of what</dt>
          <dd>{[kindOf(rule.kind).word, thresholdWords(rule.kind, rule.threshold)].filter(Boolean).join(", ")}</dd>
          <dt>About</dt>
          <dd>
            <About rule={rule} />
          </dd>
          <dt>Told by</dt>
          <dd>{rule.channels.length > 0 ? rule.channels.join(", ") : "this page only"}</dd>
          <dt>Looks at</dt>
          <dd>{rule.enabled ? `what happens since ${momentText(stored.since)}` : "nothing while it is off"}</dd>
        </dl>
      </div>
      {asks === "edit" && <RuleDialog stored={stored} taken={[]} onClose={() => setAsks(undefined)} onSaved={() => setAsks(undefined)} />}
      {asks === "mute" && <MuteDialog name={rule.name} onClose={() => setAsks(undefined)} />}
      <Confirm
        title={`Delete the rule ${rule.name}?`}
        description="Its alerts stay."
        action="Delete"
        danger
        open={asks === "forget"}
        onOpenChange={() => setAsks(undefined)}
        onConfirm={async () => {
          await forgetAlertRule(rule.name);
          await refresh();
          onForgotten();
        }}
      />
    </Card>
  );
}
