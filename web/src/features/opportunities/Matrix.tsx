import { Tooltip } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { NewButton } from '@/features/improvements/ImprovementsPage';
import { area, placed } from './placing';
import { useShownRatings } from './useRatings';
import classes from './Opportunities.module.css';

/** Benefit against effort; the size of a bubble is the number of its insights. */
export function Matrix() {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { shown, isEmpty, error, refetch } = useShownRatings(0);
  if (isEmpty) return <EmptyState title={t('opportunities.empty.title')} action={<NewButton kind="opportunity" />}>{t('opportunities.empty.text')}</EmptyState>;
  if (error) return <ProblemNotice error={error} onRetry={refetch} />;
  if (!shown) return null;
  const known = shown.filter(({ rating, opportunity }) => typeof rating?.benefit === 'number' && opportunity.body.effort_days);
  const unplaced = shown.filter((one) => !known.includes(one));
  const byId = new Map(known.map((one) => [one.opportunity.id, one]));
  const bubbles = placed(known.map(({ opportunity: { id, body }, rating }) => ({ id, benefit: rating?.benefit ?? 0, days: body.effort_days ?? 0, size: Math.max(1, body.insights?.length ?? 0), name: text(body.title) })));
  const open = (id: string) => void navigate({ to: '/w/$workspace/opportunities/$opportunity', params: { workspace, opportunity: id } });
  const right = area.width - area.right + 20;
  const bottom = area.height - area.bottom;
  return (
    <>
      <svg className={classes.matrix} viewBox={`0 0 ${area.width} ${area.height}`} role="group" aria-label={t('improvements.view.matrix')}>
        <line className={classes.axis} x1={area.left} x2={right} y1={bottom} y2={bottom} />
        <line className={classes.axis} x1={area.left} x2={area.left} y1={area.top} y2={bottom} />
        <line className={classes.middle} x1={(area.left + right) / 2} x2={(area.left + right) / 2} y1={area.top} y2={bottom} />
        <line className={classes.middle} x1={area.left} x2={right} y1={(area.top + bottom) / 2} y2={(area.top + bottom) / 2} />
        <text className={classes.axisName} x={right} y={bottom + 20} textAnchor="end">{t('opportunities.axisEffort')}</text>
        <text className={classes.axisName} x={area.left - 12} y={area.top} textAnchor="end" transform={`rotate(-90 ${area.left - 12} ${area.top})`}>{t('opportunities.axisBenefit')}</text>
        <text className={classes.corner} x={area.left + 8} y={area.top + 6}>{t('opportunities.first')}</text>
        <text className={classes.corner} x={right} y={bottom - 8} textAnchor="end">{t('opportunities.last')}</text>
        {bubbles.map(({ id, x, y, radius, label }) => {
          const { opportunity: { body }, rating } = byId.get(id)!;
          const words = t('opportunities.bubbleSays', { title: text(body.title), benefit: format.number(rating?.benefit ?? 0, 1), days: format.number(body.effort_days ?? 0) });
          return (
            <Tooltip key={id} label={words}>
              <g className={classes.bubble} data-bubble={id} data-state={body.state ?? 'open'} role="link" tabIndex={0} aria-label={words} onClick={() => open(id)} onKeyDown={(event) => event.key === 'Enter' && open(id)}>
                {Math.abs(label.y - y) > 8 && <line className={classes.lead} x1={x + radius * 0.8} y1={y} x2={label.x - 2} y2={label.y} />}
                <circle cx={x} cy={y} r={radius} />
                <text x={label.x} y={label.y + 4}>{label.name}</text>
              </g>
            </Tooltip>
          );
        })}
      </svg>
      {unplaced.length > 0 && <p className={classes.unplaced}>{t('opportunities.unplaced', { names: format.list(unplaced.map(({ opportunity }) => text(opportunity.body.title))) })}</p>}
    </>
  );
}
