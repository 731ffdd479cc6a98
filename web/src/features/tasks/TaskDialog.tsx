import { type FormEvent, useRef, useState } from 'react';
import { Button, Group, Modal, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { newId } from '@/api/ids';
import { useLanguage } from '@/app/language';
import { useSession, useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { type About, useMembers } from '@/features/comments/useComments';
import { type Task, useTaskActions } from './useTasks';

interface Props {
  about: About;
  /** The comment that it is made from. */
  comment?: string;
  title?: string;
  /** The task that is changed; a new one without. */
  task?: Task;
  onClose: () => void;
}

/** What is to be done, by whom and by when. */
export default function TaskDialog({ about, comment, title = '', task, onClose }: Props) {
  const { t } = useLanguage();
  const { user } = useSession();
  const { canEdit } = useWorkspace();
  const members = useMembers().data ?? [];
  const { create, change, remove } = useTaskActions();
  const id = useRef(newId());
  const [values, setValues] = useState({
    title: task?.title ?? title,
    note: task?.note ?? '',
    due: task?.due ?? '',
    assignees: task ? task.assignees.map((one) => one.user) : user ? [user.id] : [],
  });
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const pending = create.isPending || change.isPending;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (task) await change.mutateAsync({ id: task.id, ...values });
    else await create.mutateAsync({ id: id.current, about, comment: comment ?? null, ...values });
    onClose();
  };
  const mayRemove = task && (canEdit || task.created_by === user?.id);
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('action.close') }} title={t(task ? 'tasks.change' : 'tasks.new')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput label={t('tasks.title')} value={values.title} maxLength={300} onChange={(event) => set({ title: event.currentTarget.value })} required data-autofocus />
          <MultiSelect
            label={t('tasks.assignees')}
            data={members.map((member) => ({ value: member.user, label: member.name }))}
            value={values.assignees}
            onChange={(assignees) => set({ assignees })}
            searchable
            clearable
          />
          <TextInput type="date" label={t('tasks.due')} value={values.due} onChange={(event) => set({ due: event.currentTarget.value })} w={180} />
          <Textarea label={t('tasks.note')} value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} />
          {[create, change, remove].map((action, index) => action.isError && <ProblemNotice key={index} error={action.error} />)}
          <Group justify="flex-end" gap={8}>
            {mayRemove && <Button variant="subtle" color="red" mr="auto" loading={remove.isPending} onClick={() => remove.mutate(task.id, { onSuccess: onClose })}>{t('action.remove')}</Button>}
            <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" loading={pending} disabled={values.title.trim() === ''}>{t(task ? 'action.save' : 'tasks.create')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
