import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { type Language, languages } from '@/messages';
import classes from './Settings.module.css';

/** Language and light or dark; kept in this browser. */
export function Appearance() {
  const { t, language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.choices}>
      <div>
        <p id="language-label">{t('appearance.language')}</p>
        <SegmentedControl aria-labelledby="language-label" value={language} onChange={(value) => setLanguage(value as Language)} data={languages.map((one) => ({ value: one, label: t(`appearance.${one}`) }))} />
      </div>
      <div>
        <p id="scheme-label">{t('appearance.scheme')}</p>
        <SegmentedControl aria-labelledby="scheme-label" value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)} data={(['light', 'dark', 'auto'] as const).map((one) => ({ value: one, label: t(`appearance.${one}`) }))} />
      </div>
    </div>
  );
}
