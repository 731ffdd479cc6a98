import { Button, Menu, Select, TextInput } from '@mantine/core';
import { Columns3, Search } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useFieldsOf } from '@/features/fields/OwnFields';
import { useDocuments } from '@/features/journeys/document/hooks';
import { kinds } from './TouchpointFields';
import { useLibrarySearch, useOwnColumns } from './useLibraryRows';
import classes from './Touchpoints.module.css';

/** Which touchpoints the library shows, and which of the workspace's own fields. */
export function LibraryFilters() {
  const { t, tCode, text } = useLanguage();
  const { search, setSearch } = useLibrarySearch();
  const channels = useDocuments('channel').data ?? [];
  return (
    <div className={classes.search} role="search">
      <TextInput
        aria-label={t('touchpoints.search')}
        placeholder={t('touchpoints.search')}
        leftSection={<Search size={14} />}
        value={search.search ?? ''}
        onChange={(event) => setSearch({ search: event.currentTarget.value || undefined }, true)}
        w={240}
      />
      <Select
        aria-label={t('field.kind')}
        placeholder={t('touchpoints.allKinds')}
        data={kinds.map((kind) => ({ value: kind, label: tCode('touchKind', kind) }))}
        value={search.kind ?? null}
        onChange={(kind) => setSearch({ kind: kind ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label={t('field.channel')}
        placeholder={t('touchpoints.allChannels')}
        data={channels.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
        value={search.channel ?? null}
        onChange={(channel) => setSearch({ channel: channel ?? undefined })}
        clearable
        searchable
        w={170}
      />
      <OwnColumns />
    </div>
  );
}

function OwnColumns() {
  const { t, text } = useLanguage();
  const { setSearch } = useLibrarySearch();
  const fields = useFieldsOf('touchpoint');
  const shown = useOwnColumns().map(({ id }) => id);
  if (fields.length === 0) return null;
  const toggle = (id: string) => setSearch({ own: (shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]).join(',') || undefined }, true);
  return (
    <Menu width={240} position="bottom-start" closeOnItemClick={false}>
      <Menu.Target><Button variant="default" leftSection={<Columns3 size={14} aria-hidden="true" />}>{t('touchpoints.columns')}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {fields.map(({ id, body }) => (
          <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
            {text(body.title) || t('map.untitled')}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
