import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useCommands } from '@/features/journeys/map/state/context';
import { useLibrary } from '@/features/journeys/map/state/library';
import { useLaneKindName } from '@/features/taxonomy/useLaneName';
import { DocumentTasks } from '@/features/tasks/TaskList';
import { CommentList } from './CommentList';
import { placeName } from './places';

interface Props { id: string; body: Journey; place: string; comment: string | undefined }

/** The side panel of a map with everything that was said about it or about one place, and its tasks. */
export function JourneyComments({ id, body, place, comment }: Props) {
  const { text } = useLanguage();
  const laneKindName = useLaneKindName();
  const { open, focus } = useCommands();
  const library = useLibrary();
  const nameOf = (one: string) => {
    const name = placeName(body, one, { text, lane: laneKindName });
    const reference = body.lanes.flatMap(({ cards }) => cards).find((card) => one === `cards/${card.id}`)?.reference;
    // A card that stands for a shared object is called what that is called.
    return name !== null && reference ? `${name.split(' · ')[0]} · ${text(library.find(reference.kind, reference.id)?.title)}` : name;
  };
  const show = (one: string) => {
    const [what, first, second] = one.split('/');
    const key = { phases: `phase:${first}`, steps: `step:${first}`, lanes: `lane:${first}`, cards: `card:${first}`, cells: `cell:${first}/${second}` }[what ?? ''];
    if (key) focus(key);
  };
  const covers = (one: string) => {
    const [what, lane, step] = place.split('/');
    const cards = what === 'cells' ? (body.lanes.find(({ id: own }) => own === lane)?.cards ?? []) : [];
    return cards.some((card) => card.step === step && one === `cards/${card.id}`);
  };
  const about = { kind: 'journey', document: id, place };
  return (
    <>
      <CommentList key={place} about={about} wanted={comment} covers={covers} nameOf={nameOf} onOpen={show} onWhole={() => open({ panel: 'comments' })} />
      <DocumentTasks about={about} />
    </>
  );
}
