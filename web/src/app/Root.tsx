import { Suspense } from 'react';
import { Outlet } from '@tanstack/react-router';
import { PageSkeleton } from './states';

export function Root() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
}
