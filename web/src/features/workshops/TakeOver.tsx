import { useState } from 'react';
import { Button, Menu, Modal, Select } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { Taking } from './useWorkshop';

/** Kinds of lanes that hold other objects, not words. */
const referenceLanes = new Set(['touchpoints', 'channels', 'devices', 'systems', 'stakeholders', 'kpis', 'insights', 'initiatives', 'sub-journeys', 'flows', 'emotion']);

/** Turns a note or a group into an insight, an opportunity, or a card on a map. */
export function TakeOver({ target, title, journey, onTake }: { target: string; title: string; journey: string | null; onTake: (taking: Taking) => void }) {
  const { t, language } = useLanguage();
  const [placing, setPlacing] = useState(false);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target><Button size="compact-xs" variant="light" rightSection={<ArrowRight size={12} />} aria-label={t('workshop.takeOverNamed', { title })}>{t('workshop.takeOver')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onTake({ target, into: 'insight', language })}>{t('workshop.asInsight')}</Menu.Item>
          <Menu.Item onClick={() => onTake({ target, into: 'opportunity', language })}>{t('workshop.asOpportunity')}</Menu.Item>
          <Menu.Item onClick={() => setPlacing(true)}>{t('workshop.asCard')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={placing} onClose={() => setPlacing(false)} title={t('workshop.whereTo', { title })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {placing && <Placing usual={journey} onPlace={(place) => { onTake({ target, into: 'card', language, place }); setPlacing(false); }} />}
      </Modal>
    </>
  );
}

function Placing({ usual, onPlace }: { usual: string | null; onPlace: (place: { journey: string; lane: string; step: string }) => void }) {
  const { t, text } = useLanguage();
  const journeys = useDocuments('journey').data ?? [];
  const [journey, setJourney] = useState(usual);
  const [lane, setLane] = useState<string | null>(null);
  const [step, setStep] = useState<string | null>(null);
  const body = journeys.find(({ id }) => id === journey)?.body;
  const lanes = (body?.lanes ?? []).filter(({ kind }) => !referenceLanes.has(kind)).map((one) => ({ value: one.id, label: text(one.title) || one.kind }));
  const steps = (body?.phases ?? []).map((phase) => ({ group: text(phase.title), items: phase.steps.map((one) => ({ value: one.id, label: text(one.title) })) }));
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      <Select label={t('overview.journey')} data={journeys.map(({ id, body: one }) => ({ value: id, label: text(one.title) }))} value={journey} onChange={(value) => { setJourney(value); setLane(null); setStep(null); }} searchable />
      <Select label={t('workshop.lane')} data={lanes} value={lane} onChange={setLane} searchable />
      <Select label={t('workshop.step')} data={steps} value={step} onChange={setStep} searchable />
      <Button disabled={!journey || !lane || !step} onClick={() => journey && lane && step && onPlace({ journey, lane, step })}>{t('workshop.asCard')}</Button>
    </div>
  );
}
