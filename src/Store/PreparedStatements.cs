using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Wiker.Ingest.Store;

/// <summary>
/// The statements of one session, prepared once each: a run writes some thirty rows for each new record, and compiling their SQL every time took longer than running it.
/// Statements with a list among their parameters (<c>IN @ids</c>, many rows at once) are Dapper's, which rewrites them.
/// </summary>
internal sealed class PreparedStatements(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]?> Scalars = new();
    private readonly Dictionary<string, SqliteCommand> _bySql = new(StringComparer.Ordinal);

    /// <summary>The statement with these parameters bound; null when it is one for Dapper.</summary>
    public SqliteCommand? Find(string sql, object? parameters)
    {
        var properties = parameters is null ? [] : Scalars.GetOrAdd(parameters.GetType(), ScalarsOf);
        if (properties is null)
            return null;
        if (!_bySql.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            foreach (var property in properties)
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + property.Name });
            _bySql.Add(sql, command);
        }
        for (var i = 0; i < properties.Length; i++)
            command.Parameters[i].Value = properties[i].GetValue(parameters) ?? DBNull.Value;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _bySql.Values)
            command.Dispose();
    }

    // Null: one of the parameters is a list, or the parameters are a list of rows.
    private static PropertyInfo[]? ScalarsOf(Type type)
    {
        if (typeof(IEnumerable).IsAssignableFrom(type) || typeof(Dapper.SqlMapper.IDynamicParameters).IsAssignableFrom(type))
            return null;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return properties.Any(p => p.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(p.PropertyType)) ? null : properties;
    }
}
