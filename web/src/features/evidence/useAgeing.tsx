import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useWorkspaceSettings } from '@/app/session';
import { type Ageing, todayIn } from './ageing';

const AgeingContext = createContext<Ageing | null>(null);

/** The rule by which evidence ages here and today's date; null until the settings are there. */
export function useLoadAgeing(): Ageing | null {
  const settings = useWorkspaceSettings().data;
  return useMemo(() => (settings ? { rule: settings.evidence, today: todayIn(settings.time_zone) } : null), [settings]);
}

/** Hands the rule to a thousand cards without each asking for the settings. */
export function AgeingProvider({ children }: { children: ReactNode }) {
  return <AgeingContext value={useLoadAgeing()}>{children}</AgeingContext>;
}

export function useAgeing(): Ageing | null {
  return useContext(AgeingContext);
}
