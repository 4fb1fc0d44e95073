import { createContext, useContext } from "react";
import type { GraphEngine } from "./engine";

const Context = createContext<GraphEngine | undefined>(undefined);
export const EngineProvider = Context.Provider;

export function useEngine(): GraphEngine {
  const engine = useContext(Context);
  if (!engine) throw new Error("There is no graph around this component.");
  return engine;
}
