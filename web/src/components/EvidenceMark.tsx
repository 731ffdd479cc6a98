import { Tooltip } from '@mantine/core';
import type { Evidence } from '@/api/types';
import { useLanguage } from '@/app/language';

/** How well something is known: an empty circle for an assumption, half for qualitative, full for quantitative evidence. */
export function EvidenceMark({ evidence, size = 10 }: { evidence: Evidence | null | undefined; size?: number }) {
  const { t, format } = useLanguage();
  const level = evidence?.level ?? 'assumption';
  const parts = [
    t(`evidence.${level}`),
    evidence?.n ? `n = ${format.number(evidence.n)}` : '',
    evidence?.sources?.join(', ') ?? '',
    evidence?.author ?? '',
    evidence?.date ? format.date(evidence.date) : '',
  ].filter(Boolean);
  const words = parts.join(' · ');
  return (
    <Tooltip label={words} multiline maw={280}>
      <svg width={size} height={size} viewBox="0 0 12 12" role="img" aria-label={words} style={{ flex: 'none' }}>
        <circle cx="6" cy="6" r="4.8" fill="none" stroke="var(--text-muted)" strokeWidth="1.4" strokeDasharray={level === 'assumption' ? '2 1.6' : undefined} />
        {level === 'qualitative' && <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="var(--text-muted)" />}
        {level === 'quantitative' && <circle cx="6" cy="6" r="4.8" fill="var(--text-muted)" />}
      </svg>
    </Tooltip>
  );
}
