import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { addressOf } from './address';

/** Leads on to the page of what an e-mail is about; to the overview when it has none. */
export function OpenPage() {
  const { workspace = '' } = useParams({ strict: false });
  const { kind = '', document = '', place = '', comment } = useSearch({ strict: false }) as { kind?: string; document?: string; place?: string; comment?: string };
  const address = addressOf(workspace, { kind, document, place }, comment);
  return <Navigate {...(address ?? { to: `/w/${workspace}`, search: {} })} replace />;
}
