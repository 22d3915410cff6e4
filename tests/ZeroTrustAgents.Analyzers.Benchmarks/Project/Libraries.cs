namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>Stand-ins for the frameworks that application code is written against.</summary>
internal static class Libraries
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Libraries;

        public interface ILogger { void Log(int level, string message, params object?[] args); void LogInformation(string message, params object?[] args); void LogWarning(string message, params object?[] args); void LogError(Exception exception, string message, params object?[] args); }
        public interface IConfiguration { string? this[string key] { get; set; } T? GetValue<T>(string key); IConfiguration GetSection(string key); }
        public interface IServiceCollection { IServiceCollection AddSingleton<T>(); IServiceCollection AddScoped<TService, TImplementation>(); IServiceCollection Configure<T>(Action<T> configure); IServiceCollection AddHttpClient(string name, Action<System.Net.Http.HttpClient> configure); }
        public interface IRepository<T> { Task<T?> FindAsync(Guid id, CancellationToken cancellationToken); Task AddAsync(T item, CancellationToken cancellationToken); Task SaveAsync(CancellationToken cancellationToken); IQueryable<T> Query(); }
        public interface IActionResult { }
        public class ControllerBase { protected IActionResult Ok(object? value = null) => null!; protected IActionResult NotFound(object? value = null) => null!; protected IActionResult BadRequest(object? value = null) => null!; protected IActionResult Created(string uri, object value) => null!; }
        public class ModelBuilder { public EntityBuilder<T> Entity<T>() => new(); }
        public class EntityBuilder<T> { public EntityBuilder<T> ToTable(string name) => this; public EntityBuilder<T> HasKey(System.Linq.Expressions.Expression<Func<T, object?>> key) => this; public PropertyBuilder Property(System.Linq.Expressions.Expression<Func<T, object?>> property) => new(); public EntityBuilder<T> HasIndex(System.Linq.Expressions.Expression<Func<T, object?>> property) => this; }
        public class PropertyBuilder { public PropertyBuilder HasColumnName(string name) => this; public PropertyBuilder HasMaxLength(int length) => this; public PropertyBuilder IsRequired() => this; public PropertyBuilder HasDefaultValue(object value) => this; }
        public static class Check { public static void Equal<T>(T expected, T actual) { } public static void True(bool condition) { } public static void NotNull(object? value) { } public static void Contains(string expected, string? actual) { } }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)] public sealed class RouteAttribute(string template) : Attribute { public string Template => template; }
        [AttributeUsage(AttributeTargets.All)] public sealed class HttpGetAttribute(string template = "") : Attribute { public string Template => template; }
        [AttributeUsage(AttributeTargets.All)] public sealed class HttpPostAttribute(string template = "") : Attribute { public string Template => template; }
        [AttributeUsage(AttributeTargets.All)] public sealed class AuthorizeAttribute : Attribute { public string? Policy { get; set; } }
        [AttributeUsage(AttributeTargets.All)] public sealed class FromBodyAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class DescriptionAttribute(string description) : Attribute { public string Description => description; }
        [AttributeUsage(AttributeTargets.All)] public sealed class KernelFunctionAttribute(string name = "") : Attribute { public string Name => name; }
        [AttributeUsage(AttributeTargets.All)] public sealed class JsonNameAttribute(string name) : Attribute { public string Name => name; }
        [AttributeUsage(AttributeTargets.All)] public sealed class LengthAttribute(int most) : Attribute { public int Most => most; public string? ErrorMessage { get; set; } }
        [AttributeUsage(AttributeTargets.All)] public sealed class FactAttribute : Attribute { }
        """;
}
