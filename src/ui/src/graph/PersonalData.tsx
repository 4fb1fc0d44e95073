import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { allPiiQuery } from "../api/pii";
import { Button } from "../parts/Button";
import { counted } from "../parts/counts";
import { Icon } from "../parts/Icon";
import styles from "./GraphFrame.module.css";
import { personalByDataset } from "./personal";
import { useGraph, useGraphStore } from "./store";

/** What the lens on sensitive data knows beside the graph's own answers: who holds personal data, and whether it is masked. */
export function PersonalData() {
  const store = useGraphStore();
  const shown = useGraph((state) => state.shown.datasets);
  const answer = useQuery(allPiiQuery);
  const personal = useMemo(() => answer.data && personalByDataset(answer.data.columns), [answer.data]);
  useEffect(() => {
    if (personal) store.setState({ personal });
  }, [store, personal]);
  if (answer.isError) {
    return (
      <div className={`${styles.float} ${styles.banner}`} role="alert">
        {`Where personal data lies could not be read: ${answer.error.message}`}
        <Button size="small" icon="redo" onClick={() => void answer.refetch()}>
          Retry
        </Button>
      </div>
    );
  }
  if (!personal) return null;
  const drawn = [...shown.keys()].flatMap((id) => personal.get(id) ?? []);
  const masked = drawn.filter((one) => one.masked).length;
  return (
    <div className={`${styles.float} ${styles.banner}`} role="status">
      {drawn.length === 0 ? (
        "No dataset here is known to hold personal data."
      ) : (
        <>
          <Icon name="shield" size={14} className="warn" />
          {`${counted(drawn.length - masked, "dataset")} with personal data`}
          <Icon name="shield" size={14} className="mask" />
          {`${counted(masked, "dataset")} with pseudonymous data alone`}
        </>
      )}
      {answer.data?.truncated && <span className="t3">Not all columns were read.</span>}
    </div>
  );
}
