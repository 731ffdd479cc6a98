import { byId } from '@/api/documents';
import type { Department, Document, Touchpoint } from '@/api/types';

export interface Misaligned { touchpoint: Document<Touchpoint>; department: Document<Department> }

/** Touchpoints with a goal that their department does not work for; null while no department names a goal, so that nothing can be compared. */
export function misaligned(touchpoints: Document<Touchpoint>[], departments: Document<Department>[]): Misaligned[] | null {
  if (!departments.some(({ body }) => body.goals?.length)) return null;
  const known = byId(departments);
  return touchpoints.flatMap((touchpoint) => {
    const department = known.get(touchpoint.body.department ?? '');
    const own = touchpoint.body.goals ?? [];
    if (!department || own.length === 0 || own.every((goal) => department.body.goals?.includes(goal))) return [];
    return [{ touchpoint, department }];
  });
}
