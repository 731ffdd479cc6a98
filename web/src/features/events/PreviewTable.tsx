import type { Upload } from '@/api/reports';
import { useLanguage } from '@/app/language';
import table from '@/components/Table.module.css';
import classes from './Data.module.css';

/** The first rows of the file as events; rows that cannot be read say why. */
export function PreviewTable({ upload: { preview }, faded }: { upload: Upload; faded: boolean }) {
  const { t, tCode, format } = useLanguage();
  const properties = [...new Set(preview.rows.flatMap((row) => Object.keys(row.properties)))];
  return (
    <section className={classes.preview} data-faded={faded || undefined} aria-live="polite">
      <h2>
        {t('import.preview')}
        <span data-errors={preview.errors > 0 || undefined}>{t('import.checked', { checked: preview.checked, errors: preview.errors })}</span>
      </h2>
      {preview.notes?.map(({ code, detail }) => <p key={code} className={classes.note}>{tCode('importNote', code) === code ? detail : tCode('importNote', code)}</p>)}
      <div className={table.scroll} tabIndex={0} role="region" aria-label={t('import.preview')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.number}>{t('import.line')}</th>
              <th scope="col">{t('import.column.customer')}</th>
              <th scope="col">{t('import.column.event')}</th>
              <th scope="col">{t('import.column.time')}</th>
              {properties.map((property) => <th key={property} scope="col">{property}</th>)}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.line} data-error={row.error ? true : undefined}>
                <td className={table.number}>{row.line}</td>
                {row.error
                  ? <td colSpan={3 + properties.length} className={classes.rowError}>{row.code ? tCode('reject', row.code) : row.error}{row.text && <code>{row.text}</code>}</td>
                  : (
                    <>
                      <td>{row.customer}</td>
                      <td>{row.event}</td>
                      <td className="numbers">{row.time && format.dateTime(row.time)}</td>
                      {properties.map((property) => <td key={property} className={classes.property}>{row.properties[property]}</td>)}
                    </>
                  )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
