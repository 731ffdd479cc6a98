import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** The one accent, from the palest to the darkest shade; 7 on light, 4 on dark ground. */
const teal: MantineColorsTuple = [
  '#ebf6f4', '#dcefec', '#b8ddd8', '#83c5bc', '#4cb8ab', '#2a9d90', '#148377', '#0d766e', '#0a5f58', '#084c47',
];

const dark: MantineColorsTuple = [
  '#e8eaec', '#c6cbd0', '#a3abb4', '#8a929b', '#434a51', '#2f353a', '#24292e', '#1b1f23', '#14171a', '#101315',
];

/** The accent's own text colour in both themes; Mantine would choose it for the light theme only. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === 'filled' && (input.color ?? 'teal') === 'teal') {
    return { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: 'transparent' };
  }
  return defaultVariantColorsResolver(input);
};

export const theme = createTheme({
  variantColorResolver,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.125rem' }, h2: { fontSize: '0.9375rem' }, h3: { fontSize: '0.8125rem' } } },
  colors: { teal, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs', autosize: true, minRows: 2 } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Notification: { styles: { description: { color: 'var(--text-muted)' } } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Modal: { defaultProps: { centered: false, radius: 10, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
  },
});

/** Mantine's own variables take their colours from tokens.css, so that there is one source. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-default': 'var(--surface-raised)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-placeholder': 'var(--text-muted)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
  };
  return { variables: {}, light: shared, dark: shared };
};
