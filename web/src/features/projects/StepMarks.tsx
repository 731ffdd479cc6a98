import { useLanguage } from '@/app/language';
import { type Progress, type ProjectStep, projectSteps, stepsDoneOf } from './steps';
import classes from './Projects.module.css';

/** The five steps as five short bars, said in words for those who do not see them. */
export function StepMarks({ progress }: { progress: Record<ProjectStep, Progress> }) {
  const { t } = useLanguage();
  const done = stepsDoneOf(progress);
  return (
    <span className={classes.marks} role="img" aria-label={t('projects.progress', { done, all: projectSteps.length })} title={projectSteps.map((step) => `${t(`projects.step.${step}`)}: ${t(`projects.state.${progress[step]}`)}`).join('\n')}>
      {projectSteps.map((step) => <i key={step} data-state={progress[step]} />)}
    </span>
  );
}
