import { Database, Gauge, GitFork, LayoutGrid, Lightbulb, type LucideIcon, Network, Settings, ShieldCheck, Target, UserRound, Waypoints } from 'lucide-react';
import type { MessageKey } from '@/messages';

export interface Destination { to: '/w/$workspace' | '/w/$workspace/projects' | '/w/$workspace/variants' | '/w/$workspace/touchpoints' | '/w/$workspace/personas' | '/w/$workspace/stakeholders' | '/w/$workspace/improvements' | '/w/$workspace/metrics' | '/w/$workspace/evidence' | '/w/$workspace/data' | '/w/$workspace/settings'; label: MessageKey; icon: LucideIcon; exact?: boolean }

/** The entries of the left rail, in order. */
export const destinations: Destination[] = [
  { to: '/w/$workspace', label: 'navigation.overview', icon: LayoutGrid, exact: true },
  { to: '/w/$workspace/projects', label: 'projects.title', icon: Target },
  { to: '/w/$workspace/variants', label: 'navigation.variants', icon: GitFork },
  { to: '/w/$workspace/touchpoints', label: 'navigation.touchpoints', icon: Waypoints },
  { to: '/w/$workspace/personas', label: 'navigation.personas', icon: UserRound },
  { to: '/w/$workspace/stakeholders', label: 'stakeholder.title', icon: Network },
  { to: '/w/$workspace/improvements', label: 'improvements.title', icon: Lightbulb },
  { to: '/w/$workspace/metrics', label: 'navigation.metrics', icon: Gauge },
  { to: '/w/$workspace/evidence', label: 'navigation.evidence', icon: ShieldCheck },
  { to: '/w/$workspace/data', label: 'navigation.data', icon: Database },
  { to: '/w/$workspace/settings', label: 'navigation.settings', icon: Settings },
];
