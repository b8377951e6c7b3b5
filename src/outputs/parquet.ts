/** A table as Parquet: typed columns, days as dates, nulls where a cell is empty. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column, ColumnType } from '../views/data.ts';
import type { Cell, Table } from './tables.ts';

/** In bytes below Parquet’s names: https://parquet.apache.org/docs/file-format/types/logicaltypes/ */
const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  time: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<ColumnType, object>;

/** `about` is written into the file: title, licence, version. */
export function parquet({ columns, rows }: Table, about: Readonly<Record<string, string>>): Uint8Array {
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type, required }) => ({
        name,
        ...TYPES[type],
        repetition_type: required ? ('REQUIRED' as const) : ('OPTIONAL' as const),
      })),
    ],
    columnData: columns.map((column, index) => ({
      name: column.name,
      data: rows.map((row) => typed(column, row[index] ?? null)),
    })),
    // Bounds of columns help to skip parts of files that are far larger.
    statistics: false,
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(buffer);
}

const typed = ({ type }: Column, cell: Cell) =>
  type === 'day' && typeof cell === 'string' ? new Date(`${cell}T00:00:00Z`) : cell;
