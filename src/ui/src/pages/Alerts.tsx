import { getRouteApi } from "@tanstack/react-router";
import { PageHead } from "../parts/PageHead";
import { NotFound } from "../parts/PageStates";
import { TabLinks } from "../parts/TabLinks";
import { AlertPanel } from "./alerts/AlertPanel";
import { AlertsTab } from "./alerts/AlertsTab";
import { ChannelsTab } from "./alerts/ChannelsTab";
import { DeliveriesTab } from "./alerts/DeliveriesTab";
import { RulesTab } from "./alerts/RulesTab";

const route = getRouteApi("/alerts/{-$tab}");

const tabs = [
  { id: "alerts", word: "Alerts" },
  { id: "rules", word: "Rules" },
  { id: "channels", word: "Channels" },
  { id: "deliveries", word: "Messages" },
];

/** What changed and whom it concerns: alerts, the rules that find them, and how they are told. */
export function Alerts() {
  const { tab = "alerts" } = route.useParams();
  const { state = "open", rule, dataset, sel, add, sent, alert } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (next: object) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const open = (next: { sel?: string; add?: true }) => set({ sel: undefined, add: undefined, ...next });
  if (!tabs.some((one) => one.id === tab)) return <NotFound />;
  const panel = tab === "alerts" && sel;
  return (
    <>
      <PageHead
        title="Alerts"
        description="What has the same cause is one message. What changed is looked at every minute."
        tabs={
          <TabLinks
            label="Parts of Alerts"
            current={tab}
            tabs={tabs.map(({ id, word }) => ({
              id,
              word,
              link: { to: "/alerts/{-$tab}", params: { tab: id === "alerts" ? undefined : id } } as never,
            }))}
          />
        }
      />
      <div className={panel ? "page-body with-side" : "page-body"}>
        <div className="stack">
          {tab === "alerts" && (
            <AlertsTab
              state={state}
              rule={rule}
              dataset={dataset}
              selected={sel}
              onState={(next) => set({ state: next === "open" ? undefined : next, sel: undefined })}
              onRule={(next) => set({ rule: next, sel: undefined })}
              onEveryDataset={() => set({ dataset: undefined, sel: undefined })}
              onSelect={(alert) => set({ sel: alert?.id })}
            />
          )}
          {tab === "rules" && <RulesTab selected={sel} adds={add === true} onOpen={open} />}
          {tab === "channels" && <ChannelsTab selected={sel} adds={add === true} onOpen={open} />}
          {tab === "deliveries" && (
            <DeliveriesTab
              state={sent}
              alert={alert}
              onState={(next) => set({ sent: next })}
              onEveryAlert={() => set({ alert: undefined })}
            />
          )}
        </div>
        {panel && <AlertPanel key={panel} id={panel} onSelect={(next) => set({ sel: next })} onClose={() => set({ sel: undefined })} />}
      </div>
    </>
  );
}
