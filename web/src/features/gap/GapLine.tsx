import type { GapRow } from '@/api/reports';
import { useLanguage } from '@/app/language';
import classes from './Gap.module.css';

type View = 'assumed' | 'staff' | 'measured';

/** The sign of a view: a hollow diamond for the team, a ring for staff, a full circle for customers; never colour alone. */
export function Mark({ view, x, y }: { view: View; x: number | string; y: number }) {
  if (view === 'measured') return <circle cx={x} cy={y} r="4.5" fill="var(--curve-measured)" />;
  if (view === 'staff') return <circle cx={x} cy={y} r="4" fill="var(--surface)" stroke="var(--curve-staff)" strokeWidth="2" />;
  return <svg x={x} y={y} overflow="visible"><path d="M0-5L5 0L0 5L-5 0Z" fill="var(--surface)" stroke="var(--curve-assumed)" strokeWidth="1.6" /></svg>;
}

/** The three views of one place on the scale of 0 to 100, with the interval of the measured one. */
export function GapLine({ row }: { row: GapRow }) {
  const { t, format } = useLanguage();
  const { assumed, staff, measured } = row;
  const at = (value: number) => `${value}%`;
  const inside = [assumed, staff].filter((value): value is number => value !== null);
  const words = [
    assumed === null ? '' : `${t('map.curve.assumed')} ${format.number(assumed)}`,
    staff === null ? '' : `${t('map.curve.staff')} ${format.number(staff)}`,
    measured ? t('score.says', { mean: format.number(measured.mean, 1), low: format.number(measured.low, 1), high: format.number(measured.high, 1), n: format.number(measured.n) }) : '',
  ].filter(Boolean).join(', ');
  return (
    <svg className={classes.drawing} height="26" role="img" aria-label={words} overflow="visible">
      <title>{words}</title>
      <line x1="0%" x2="100%" y1="13" y2="13" stroke="var(--line)" />
      <line x1="50%" x2="50%" y1="8" y2="18" stroke="var(--line-strong)" />
      {measured && inside.map((value) => <line key={value} x1={at(value)} x2={at(measured.mean)} y1="13" y2="13" stroke="var(--text-faint)" strokeWidth="1.2" />)}
      {measured && <rect x={at(measured.low)} width={at(measured.high - measured.low)} y="9" height="8" rx="2" fill="var(--band)" />}
      {measured && <Mark view="measured" x={at(measured.mean)} y={13} />}
      {assumed !== null && <Mark view="assumed" x={at(assumed)} y={13} />}
      {staff !== null && <Mark view="staff" x={at(staff)} y={13} />}
    </svg>
  );
}
